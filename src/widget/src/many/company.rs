//! A question that has to be answered before anybody joins the wrong company.

use super::model::ManyModel;
use crate::session::Session;
use crate::ui::{Message, Tone};
use b2b_users_core::check::{check_company, shown};
use b2b_users_core::mapping::Target;
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// Asks what a column holds that looks like the company, where a default would win over it.
#[component]
pub(super) fn UnreadCompany(model: ManyModel) -> impl IntoView {
    let id = model
        .session
        .with_value(|session| session.id("unread-company"));
    let question = move |column: usize| {
        let file = model.file.get();
        let header = file.map(|file| shown(file.table.header(column)));
        let rules = model.rules.get();
        let typed = rules.defaults.company_id.trim();
        let company = check_company(typed, rules.store.companies.as_ref()).0;
        let language = model.session.with_value(Session::language);
        let label = |id| language.with_value(|language| language.company(id, &rules.store));
        let company = company.map_or_else(|| typed.to_owned(), label);
        let answers = view! {
            <Answer model column target=Target::Field(Field::CompanyId) name="company-yes" label="Yes, use it" />
            <Answer model column target=Target::Ignored name="company-no" label="No, leave it out" />
        };
        view! {
            <div data-testid="unread-company" id=id.clone() tabindex="-1">
                <Message tone=Tone::Error actions=Some(answers.into_any())>
                    <p>
                        "The column " <bdi class="b2b-strong">{header}</bdi>
                        " looks like the company, but it is not read: everyone would join "
                        <bdi class="b2b-strong">{company}</bdi> ". Is it the company?"
                    </p>
                </Message>
            </div>
        }
    };
    move || model.unread_company.get().map(&question)
}

/// A button that says what the column holds.
#[component]
fn Answer(
    model: ManyModel,
    column: usize,
    target: Target,
    name: &'static str,
    label: &'static str,
) -> impl IntoView {
    let choose = move |_| {
        let target = target.clone();
        model.mapping.update(|mapping| mapping.set(column, target));
        // The question goes away with its buttons, or the next one takes its place.
        model
            .session
            .with_value(|session| session.focus("many-heading"));
    };
    view! {
        <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid=name on:click=choose>
            {label}
        </button>
    }
}
