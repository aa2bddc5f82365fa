//! The second step: the columns, what to use for blank cells, the problems.

use super::ahead::Ahead;
use super::columns::Columns;
use super::company::UnreadCompany;
use super::confirm::Confirm;
use super::defaults::Defaults;
use super::model::ManyModel;
use super::problems::Problems;
use super::read::read_again;
use super::tally::Tally;
use crate::session::Session;
use crate::ui::{Control, Message, Tone};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::mapping::Target;
use b2b_users_core::sheet::{Listed, SheetCheck};
use b2b_users_core::table::Delimiter;
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// Everything about a file before anything is sent.
#[component]
pub(super) fn Review(model: ManyModel) -> impl IntoView {
    let lacks_email = move || model.mapping.with(|mapping| !mapping.has_email());
    let count = move |verdict: RowVerdict| {
        Signal::derive(move || model.with_check(|check| check.count(verdict)))
    };
    let known = Signal::derive(move || model.ahead.with(Ahead::is_known));
    let total = Signal::derive(move || model.with_check(SheetCheck::row_count));
    let warnings =
        Signal::derive(move || model.with_check(|check| check.count_listed(Listed::Warnings)));
    let skip = move |_| {
        model
            .session
            .with_value(|session| session.focus("review-actions"));
    };
    view! {
        <button type="button" class="b2b-button b2b-button-subtle b2b-skip" part="button" data-testid="skip" on:click=skip>
            "Skip to the buttons that create the users"
        </button>
        <FileLine model />
        <NotSent model />
        {move || lacks_email().then(|| view! {
            <div data-testid="no-email-column">
                <Message tone=Tone::Error>
                    <p>{"No column holds the email. Choose below which one it is. If the file has no header row, add one."}</p>
                </Message>
            </div>
        })}
        <UnreadCompany model />
        <ul class="b2b-tallies">
            <Tally label="Rows" name="rows" value=total />
            <Tally label="Ready to create" name="valid" value=count(RowVerdict::Valid) />
            <Tally label="With errors" name="invalid" value=count(RowVerdict::Invalid) />
            <Tally label="Already in the store" name="in-store" value=model.in_store() known />
            <Tally label="Same email as an earlier row" name="duplicate" value=count(RowVerdict::Duplicate) />
            <Tally label="Warnings" name="warnings" value=warnings />
        </ul>
        <Columns model />
        <Defaults model />
        <Problems model />
        <Confirm model />
    }
}

/// Names the columns that the way of creating users has no place for.
#[component]
fn NotSent(model: ManyModel) -> impl IntoView {
    let session = Session::expect();
    let dialect = session.dialect();
    let way = session
        .language()
        .with_value(|language| language.dialect(dialect));
    let names = move || {
        let file = model.file.get()?;
        let rules = model.rules.get();
        let carries = |field: Field| rules.carries(field);
        let dropped = |target: &Target| match target {
            Target::Field(field) => !carries(*field),
            Target::ExtraField(_) => !carries(Field::ExtraFields),
            Target::Ignored => false,
        };
        let columns = model.mapping.get();
        let columns = columns.columns().iter().enumerate();
        let names: Vec<String> = columns
            .filter(|(_, column)| dropped(&column.target))
            .map(|(index, _)| file.table.header(index).to_owned())
            .collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    move || {
        names().map(|names| {
            let way = way.clone();
            view! {
                <div data-testid="not-sent">
                    <Message tone=Tone::Warning>
                        <p>"There is no place for these columns with "{way}", so they are not sent: " <bdi>{names}</bdi></p>
                    </Message>
                </div>
            }
        })
    }
}

/// Which file it is and how it was read.
#[component]
fn FileLine(model: ManyModel) -> impl IntoView {
    let file = move || model.file.get();
    let described = move || {
        file().map(|file| {
            let blank = match file.table.blank_rows() {
                0 => String::new(),
                1 => ", 1 blank row left out".to_owned(),
                rows => format!(", {rows} blank rows left out"),
            };
            let report = if file.table.is_escaped() {
                ", a file of rows that were not created before"
            } else {
                ""
            };
            format!(
                "{} ({}{blank}{report})",
                file.name,
                file.table.encoding().name()
            )
        })
    };
    let delimiter = move || {
        file()
            .map(|file| char::from(file.table.delimiter().byte()).to_string())
            .unwrap_or_default()
    };
    let choose = move |chosen: String| {
        let mut delimiters = Delimiter::ALL.into_iter();
        let delimiter = delimiters.find(|known| chosen.as_bytes() == [known.byte()]);
        read_again(model, delimiter);
    };
    let language = Session::expect().language();
    let options = move || {
        let options = Delimiter::ALL.map(|delimiter| {
            let name = language.with_value(|language| language.delimiter(delimiter));
            (char::from(delimiter.byte()).to_string(), name)
        });
        options.to_vec()
    };
    let separator = Control::new("delimiter", "Separator", delimiter, choose)
        .required(true)
        .select(options);
    view! {
        <div class="b2b-grid">
            <p class="b2b-strong b2b-wrap"><bdi data-testid="file-name">{described}</bdi></p>
            {separator.into_view()}
        </div>
    }
}
