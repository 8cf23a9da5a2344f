import { render } from "preact";
import "../../components/theme.css";
import "../../components/card.css";
import "../../components/page.css";
import { Popup } from "./Popup.tsx";

render(<Popup />, document.body);
