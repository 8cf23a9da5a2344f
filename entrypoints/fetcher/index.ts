import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { answerFrame } from "../../platform/trust/answer-frame.ts";

export default defineUnlistedScript({
  // Runs in the frame of `platform/trust/framed-transport.ts`; elsewhere an extension's origin is the same for everyone.
  include: ["firefox"],
  main() {
    answerFrame();
  },
});
