//! The problem rows of a file.

use super::model::ManyModel;
use crate::session::Session;
use crate::ui::{Control, PAGE, Pager, download, fixed};
use b2b_users_core::check::shown;
use b2b_users_core::issue::{Code, Severity};
use b2b_users_core::report::problem_list;
use b2b_users_core::sheet::Listed;
use b2b_users_core::sheet::Problem;
use leptos::prelude::*;

/// The list of errors, by its name.
pub(super) const ERRORS: &str = "errors";
/// The list of what a look into the store found.
pub(super) const STORE: &str = "store";

/// The lists that can be chosen, as (name, label).
const LISTS: [(&str, &str); 4] = [
    (ERRORS, "Errors"),
    ("warnings", "Warnings"),
    (STORE, "Found in the store"),
    ("all", "Errors, warnings and notes"),
];

fn list_of(name: &str) -> Listed {
    match name {
        "all" => Listed::All,
        "warnings" => Listed::Warnings,
        STORE => Listed::Store,
        _ => Listed::Errors,
    }
}

/// A table of problems: row, line, column, value, and what to do.
#[component]
pub(super) fn Problems(model: ManyModel) -> impl IntoView {
    let filter = model.filter;
    let language = model.session.with_value(Session::language);
    let page = RwSignal::new(0_usize);
    let total = Signal::derive(move || {
        let listed = filter.with(|name| list_of(name));
        model.with_check(|check| check.count_listed(listed))
    });
    // A page that a correction emptied would look as if nothing were wrong.
    Effect::new(move |_| {
        page.set(
            page.get_untracked()
                .min(total.get().saturating_sub(1) / PAGE),
        );
    });
    let shown = move || -> Vec<Problem> {
        let listed = filter.with(|name| list_of(name));
        let skipped = page.get() * PAGE;
        model.with_check(|check| check.problems(listed, skipped, PAGE))
    };
    let save = move |_| {
        let listed = filter.with_untracked(|name| list_of(name));
        if let Some(check) = model.check.get_untracked() {
            let problems = check.problems(listed, 0, usize::MAX);
            let list = language.with_value(|language| problem_list(problems, language));
            download("problems.csv", &list);
        }
    };
    let choose = move |value| {
        filter.set(value);
        page.set(0);
    };
    let choice = move || {
        Control::new("problem-filter", "Problems", move || filter.get(), choose)
            .required(true)
            .select(|| fixed(&LISTS))
    };
    // Only a change of it draws the list anew: somebody may be choosing what is listed.
    let any = Memo::new(move |_| model.with_check(|check| check.count_listed(Listed::All) > 0));
    move || {
        any.get().then(|| view! {
            <section class="b2b-section" aria-label="Problems">
                {choice().into_view()}
                <ProblemTable problems=Signal::derive(shown) />
                <Pager page total />
                <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="download-list" on:click=save>
                    "Download this list"
                </button>
            </section>
        })
    }
}

/// The problems of one page.
#[component]
fn ProblemTable(problems: Signal<Vec<Problem>>) -> impl IntoView {
    let language = Session::expect().language();
    let line = move |problem: Problem| {
        let text = language.with_value(|language| language.issue(&problem.issue));
        // Nothing is wrong with a row that only needs not be sent.
        let (tone, word) = match (problem.issue.code, problem.issue.severity) {
            (Code::EmailInThisCompany, _) => ("b2b-badge", "In the store"),
            (Code::EmailDuplicate, _) => ("b2b-badge", "Repeated"),
            (_, Severity::Error) => ("b2b-badge b2b-badge-error", "Error"),
            (_, Severity::Warning) => ("b2b-badge", "Warning"),
            (_, Severity::Info) => ("b2b-badge", "Note"),
        };
        view! {
            <tr role="row" data-testid="problem" data-row=problem.row data-code=problem.issue.code.as_str()>
                <th scope="row" role="rowheader" data-label="Row">{problem.row}</th>
                <td role="cell" data-label="Column"><bdi>{problem.column.map_or_else(|| "–".to_owned(), |column| shown(&column))}</bdi></td>
                <td role="cell" data-label="Value" class="b2b-cell"><bdi>{shown(&problem.value)}</bdi></td>
                <td role="cell" data-label="What to do"><div>
                    <span class=tone>{word}</span>" "{shown(&text)}
                    <code class="b2b-code-word">{problem.issue.code.as_str()}</code>
                </div></td>
            </tr>
        }
    };
    view! {
        <div class="b2b-scroll" role="region" aria-label="Problem rows">
            <table role="table" class="b2b-table" part="table" data-testid="problems">
                <thead role="rowgroup">
                    <tr role="row"><th scope="col" role="columnheader">{"Row"}</th><th scope="col" role="columnheader">{"Column"}</th><th scope="col" role="columnheader">{"Value"}</th><th scope="col" role="columnheader">{"What to do"}</th></tr>
                </thead>
                <tbody role="rowgroup">{move || problems.get().into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}
