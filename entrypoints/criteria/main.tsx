import { render } from "preact";
import "../../components/theme.css";
import "../../components/card.css";
import "../../components/page.css";
import "../../components/form.css";
import "../../components/criteria.css";
import { CriteriaPage } from "./CriteriaPage.tsx";

render(<CriteriaPage />, document.body);
