import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { answerDerive } from "../../platform/lists/derive-worker.ts";

// A dedicated worker of the background, where the browser has them there: Firefox's event page.
export default defineUnlistedScript(() => {
  answerDerive();
});
