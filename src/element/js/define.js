// `b2b-users/widget/define`: importing it registers <b2b-users>.
import { define } from "./module.js";

define();
