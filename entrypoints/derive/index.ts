import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { answerDerive } from "../../platform/lists/derive-answer.ts";

export default defineUnlistedScript({
  // A dedicated worker of the background; a service worker may not have one.
  include: ["firefox"],
  main() {
    answerDerive();
  },
});
