import { render } from "preact";
import "../../components/theme.css";
import "../../components/card.css";
import "../../components/page.css";
import "../../components/form.css";
import "../../components/status.css";
import { Status } from "./Status.tsx";

render(<Status />, document.body);
