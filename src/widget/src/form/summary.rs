//! All errors in one place, after the form was sent with some.

use super::model::FormModel;
use super::submission::Submission;
use crate::session::Session;
use b2b_users_core::issue::Issue;
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// The errors, each a link to its field. Gets the focus when it appears.
#[component]
pub(super) fn Summary(model: FormModel) -> impl IntoView {
    let session = StoredValue::new(Session::expect());
    let entry = move |issue: Issue| {
        let field = issue.field.unwrap_or(Field::Email);
        let control = model.control_of(&issue);
        let target = session.with_value(|session| session.id(&control));
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            session.with_value(|session| session.focus(&control));
        };
        view! {
            <li>
                <a href=format!("#{target}") on:click=go data-code=issue.code.as_str()>
                    {field.label()} ": " {issue.message()}
                </a>
            </li>
        }
    };
    // What is mended leaves the list. It is no live region, so nobody is talked over.
    let shown = Memo::new(move |_| {
        let incomplete = model.submission.get() == Submission::Incomplete;
        let errors = incomplete.then(|| model.checked.with(|checked| errors(&checked.issues)));
        errors.filter(|errors| !errors.is_empty())
    });
    move || {
        shown.get().map(|errors| {
            view! {
                <div
                    class="b2b-message b2b-message-error"
                    role="group"
                    aria-label="Problems of the form"
                    tabindex="-1"
                    id=session.with_value(|session| session.id("summary"))
                    data-testid="summary"
                >
                    <span class="b2b-message-sign" aria-hidden="true">{"!"}</span>
                    <div class="b2b-message-body">
                        <p class="b2b-strong">{count(errors.len())}</p>
                        <ul class="b2b-list">{errors.into_iter().map(entry).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    }
}

/// The issues that stand in the way.
pub(super) fn errors(issues: &[Issue]) -> Vec<Issue> {
    issues
        .iter()
        .filter(|issue| issue.is_error())
        .cloned()
        .collect()
}

fn count(errors: usize) -> String {
    match errors {
        1 => "1 field needs your attention".to_owned(),
        _ => format!("{errors} fields need your attention"),
    }
}
