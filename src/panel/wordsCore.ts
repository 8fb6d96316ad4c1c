/** What a tooltip says with, of the core, apart from `laterCore`: a test's words take the test along, which the table does without. */
export { explainWindow } from '../core/view/explainWindow';
