import { render } from "preact";
import "../../components/theme.css";
import "../../components/card.css";
import "../../components/page.css";
import "../../components/form.css";
import { Options } from "./Options.tsx";

render(<Options />, document.body);
