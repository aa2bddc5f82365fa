//! The store's own fields: as many name and value pairs as wanted.

use super::model::FormModel;
use crate::session::Session;
use crate::ui::{FieldIssues, keep_focus, tell};
use b2b_users_core::user::{ExtraField, Field};
use leptos::prelude::*;

/// The pairs, and a button for one more.
#[component]
pub(super) fn ExtraFields(model: FormModel) -> impl IntoView {
    let session = Session::expect();
    let carried = session.dialect().carries(Field::ExtraFields);
    let add = move |_| {
        model
            .draft
            .update(|draft| draft.extra_fields.push(ExtraField::default()));
    };
    let store = session.store();
    let unknown = Memo::new(move |_| store.with(|rules| rules.extra_fields.is_none()));
    // Pairs that were typed before the store's fields were known stay, to be taken away.
    let pairs = Memo::new(move |_| {
        let defined = |name: &str| store.with(|rules| rules.extra_field(name).is_some());
        model.draft.with(|draft| {
            let fields = draft.extra_fields.iter().enumerate();
            let stray = fields.filter(|(_, field)| unknown.get() || !defined(&field.name));
            stray.map(|(index, _)| index).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| carried && (unknown.get() || !pairs.with(Vec::is_empty)));
    let id = session.id("extraFields-issues");
    move || {
        shown.get().then(|| view! {
        <fieldset class="b2b-fieldset">
            <legend class="b2b-label" part="label">{"Extra fields"}</legend>
            {move || pairs.get().into_iter().map(|index| view! { <Pair model index /> }).collect_view()}
            <FieldIssues id=id.clone() issues=model.issues(Field::ExtraFields) />
            {move || unknown.get().then(|| view! {
                <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="add-extra" on:mousedown=|event| keep_focus(&event) on:click=add>
                    "Add an extra field"
                </button>
            })}
        </fieldset>
    })
    }
}

/// One name and one value.
#[component]
fn Pair(model: FormModel, index: usize) -> impl IntoView {
    let session = StoredValue::new(Session::expect());
    let part =
        move |label: &'static str, name: &'static str, part: fn(&mut ExtraField) -> &mut String| {
            let value = move || {
                model.draft.with(|draft| {
                    draft
                        .extra_fields
                        .get(index)
                        .cloned()
                        .map(|mut field| std::mem::take(part(&mut field)))
                })
            };
            let input = move |text: String| {
                model.draft.update(|draft| {
                    if let Some(field) = draft.extra_fields.get_mut(index) {
                        *part(field) = text;
                    }
                });
            };
            let left = model.leave(Field::ExtraFields);
            let described = session.with_value(|session| session.id("extraFields-issues"));
            // The summary's link to the extra fields leads to the first of them.
            let id = session.with_value(|session| match (name, index) {
                ("extra-name", 0) => session.id(Field::ExtraFields.name()),
                _ => session.id(&format!("{name}-{index}")),
            });
            view! {
                <label class="b2b-pair-part">
                    <span class="b2b-label" part="label">{label}</span>
                    <input
                        class="b2b-input" part="input"
                        id=id
                        data-testid=format!("{name}-{index}")
                        aria-describedby=described
                        prop:value=move || value().unwrap_or_default()
                        on:input=move |event| input(event_target_value(&event))
                        on:blur=move |_| tell(left, ())
                    />
                </label>
            }
        };
    let remove = move |_| {
        model.draft.update(|draft| {
            if index < draft.extra_fields.len() {
                draft.extra_fields.remove(index);
            }
        });
    };
    view! {
        <div class="b2b-pair" role="group" aria-label=format!("Extra field {}", index + 1)>
            {part("Name", "extra-name", |field| &mut field.name)}
            {part("Value", "extra-value", |field| &mut field.value)}
            <button type="button" class="b2b-button b2b-button-subtle" part="button" aria-label=format!("Remove extra field {}", index + 1) on:click=remove>
                "Remove"
            </button>
        </div>
    }
}
