//! An edited sheet beside one that is checked from the start after every step.

#![cfg(not(target_arch = "wasm32"))]
use crate::support::file::TableCheck;
use b2b_users_core::check::RowVerdict;
use b2b_users_core::config::{Rules, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::import::{Users, plan};
use b2b_users_core::issue::Severity;
use b2b_users_core::json::Json;
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::mapping::Target;
use b2b_users_core::sheet::{Listed, Sheet, SheetCheck, SheetUsers};
use b2b_users_core::table::{Table, TableOptions, read_table};
use b2b_users_core::user::{Field, NewUser, UserDraft};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Texts of which many are equal, and many are wrong in some way.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just(" ".to_owned()),
        "[ab]@x\\.de",
        "[AB]@X\\.de",
        Just("m\u{fc}ller@x.de".to_owned()),
        Just("ann@m\u{fc}nchen.de".to_owned()),
        Just("ann@xn--mnchen-3ya.de".to_owned()),
        "[0-3]",
        Just("Admin".to_owned()),
        Just("junior".to_owned()),
        Just("yes".to_owned()),
        Just("Acme".to_owned()),
        Just("e\u{301}\u{200B}".to_owned()),
        "[a-c]{1,3}",
        " [a-c]{1,2}",
    ]
}

const COLUMNS: usize = 9;

fn table() -> impl Strategy<Value = Table> {
    let row = prop::collection::vec(text(), 1..=COLUMNS + 1);
    prop::collection::vec(row, 1..12).prop_map(|rows| {
        let header = "Email,First name,Last name,Company ID,Role,Channel IDs,Welcome email,extra:Badge,extra:Team";
        let rows = rows.iter().map(|cells| cells.join(","));
        // A row of nothing would be left out.
        let rows: Vec<String> = rows.map(|row| row + ",").collect();
        let file = format!("{header}\nfirst@x.de\n{}", rows.join("\n"));
        read_table(file.as_bytes(), TableOptions::default()).unwrap()
    })
}

#[derive(Debug, Clone)]
enum Step {
    Edit(Vec<(usize, usize, String)>),
    Map(usize, Option<Field>),
    MapExtra(usize),
    Default(Field, String),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let field = || prop::sample::select(Field::ALL[..11].to_vec());
    prop_oneof![
        4 => prop::collection::vec((0_usize..13, 0..COLUMNS, text()), 1..4).prop_map(Step::Edit),
        1 => (0..COLUMNS, prop::option::of(field())).prop_map(|(column, field)| Step::Map(column, field)),
        1 => (0..COLUMNS).prop_map(Step::MapExtra),
        2 => (field(), text()).prop_map(|(field, text)| Step::Default(field, text)),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn take(check: &mut SheetCheck, step: &Step) {
    check.change(|sheet| match step {
        Step::Edit(cells) => {
            let cells: Vec<_> = cells
                .iter()
                .map(|(row, column, text)| (*row, *column, text.as_str()))
                .collect();
            Some(sheet.edit(&cells))
        }
        Step::Map(column, field) => {
            Some(sheet.set_target(*column, field.map_or(Target::Ignored, Target::Field)))
        }
        Step::MapExtra(column) => {
            Some(sheet.set_target(*column, Target::ExtraField("Badge".into())))
        }
        Step::Default(field, text) => {
            let mut defaults: UserDraft = sheet.defaults().clone();
            if let Some(value) = defaults.get_mut(*field) {
                value.clone_from(text);
            }
            Some(sheet.set_defaults(defaults))
        }
        Step::Undo => sheet.undo(),
        Step::Redo => sheet.redo(),
    });
}

fn rules(dialect: Dialect, with_store: bool) -> Rules {
    let store = json!({
        "companies": [{ "companyId": 1, "companyName": "Acme" }, { "companyId": 2, "companyName": "ab" }],
        "extraFields": [
            { "fieldName": "Badge", "fieldType": 3, "isUnique": true, "listOfValue": ["1", "2", "Admin", "a", "b"] },
            { "fieldName": "Team", "fieldType": 0, "isUnique": true },
        ],
    });
    let mut rules = Rules::for_dialect(dialect);
    if with_store {
        rules.store = StoreRules::from_json(&Json::read(&store.to_string()).unwrap())
            .unwrap()
            .into();
    }
    rules
}

/// What a look into the store found about those who are in the file at first.
fn findings(check: &SheetCheck) -> LookupResults {
    use crate::support::asking::looked_up;
    let users = check.users(&mut check.valid_rows());
    let types: Vec<u64> = (0..users.len() as u64)
        .map(|number| 1 + number % 7)
        .collect();
    if users.is_empty() {
        return LookupResults::default();
    }
    looked_up(&users, &types, None)
}

/// Everything that is counted, told and sent.
fn assert_equal(edited: &SheetCheck, fresh: &SheetCheck) -> Result<(), TestCaseError> {
    prop_assert_eq!(TableCheck::of(edited), TableCheck::of(fresh));
    for verdict in RowVerdict::ALL {
        prop_assert_eq!(edited.count(verdict), fresh.count(verdict));
        let rows = 0..edited.row_count();
        let so = rows.filter(|row| edited.verdict(*row) == Some(verdict));
        prop_assert_eq!(edited.count(verdict), so.count());
    }
    let people = fresh.people();
    let mails = people.iter().filter(|person| person.gets_mail);
    prop_assert_eq!(edited.count_mails(), mails.count());
    let mut companies = BTreeMap::new();
    for person in &people {
        *companies.entry(person.company).or_insert(0) += 1;
    }
    prop_assert_eq!(edited.companies(), Vec::from_iter(companies));
    prop_assert_eq!(edited.people(), people);
    prop_assert_eq!(edited.has_unknown(), fresh.has_unknown());
    for listed in [Listed::Errors, Listed::Warnings, Listed::Store, Listed::All] {
        let all = fresh.problems(listed, 0, usize::MAX);
        prop_assert_eq!(edited.count_listed(listed), all.len());
        let mut pages = Vec::new();
        while pages.len() < all.len() {
            pages.extend(edited.problems(listed, pages.len(), 2));
        }
        prop_assert_eq!(&pages, &all);
        let weight = match listed {
            Listed::Errors => Some(Severity::Error),
            Listed::Warnings => Some(Severity::Warning),
            Listed::Store | Listed::All => None,
        };
        let is_so = |severity| weight.is_none_or(|weight| weight == severity);
        prop_assert!(all.iter().all(|problem| is_so(problem.issue.severity)));
    }
    Ok(())
}

fn assert_same_users(built: &SheetUsers, listed: &Vec<NewUser>) -> Result<(), TestCaseError> {
    prop_assert_eq!(
        (built.len(), built.numbers().len()),
        (listed.len(), listed.len())
    );
    for index in 0..=listed.len() {
        prop_assert_eq!(built.user(index), Users::user(listed, index));
        prop_assert_eq!(built.candidate(index), listed.candidate(index));
        prop_assert_eq!(built.email(index), listed.email(index));
        prop_assert_eq!(built.company(index), listed.company(index));
        prop_assert_eq!(
            built.accepts_welcome_email(index),
            listed.accepts_welcome_email(index)
        );
        prop_assert_eq!(built.has_uuid(index), listed.has_uuid(index));
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn after_any_steps_a_sheet_says_what_a_check_from_the_start_says(
        table in table(),
        steps in prop::collection::vec(step(), 1..12),
        dialect in prop::sample::select(Dialect::ALL.to_vec()),
        with_store: bool,
        asks: bool,
        slice in 1_usize..5,
    ) {
        let rules = Arc::new(rules(dialect, with_store));
        let mut check = SheetCheck::new(Sheet::new(table.into()), Arc::clone(&rules));
        while !check.advance(slice) {}
        if asks {
            let findings = findings(&check);
            check.set_lookup_results(findings.into());
            while !check.advance(slice) {}
        }
        let mut taken = Vec::new();
        for step in steps {
            take(&mut check, &step);
            while !check.advance(slice) {}
            taken.push(step);
            let mut fresh = SheetCheck::whole(check.sheet().clone(), Arc::clone(&rules));
            fresh.set_lookup_results(Arc::clone(check.lookup_results()));
            fresh.advance(usize::MAX);
            assert_equal(&check, &fresh)?;
            let users = fresh.users(&mut fresh.valid_rows());
            let most = Some(slice);
            prop_assert_eq!(check.count_requests(most), plan(&users, dialect, most).len());
            assert_same_users(&SheetUsers::new(fresh.into()), &users)?;
        }
    }

    #[test]
    fn undo_gives_back_what_was_there_and_redo_what_was_done(
        table in table(),
        steps in prop::collection::vec(step(), 1..8),
    ) {
        let rules = Arc::new(Rules::default());
        let mut check = SheetCheck::whole(Sheet::new(table.into()), rules);
        let mut states = vec![TableCheck::of(&check)];
        for step in steps.iter().filter(|step| !matches!(step, Step::Undo | Step::Redo)) {
            take(&mut check, step);
            check.advance(usize::MAX);
            states.push(TableCheck::of(&check));
        }
        for state in states.iter().rev().skip(1) {
            take(&mut check, &Step::Undo);
            check.advance(usize::MAX);
            prop_assert_eq!(&TableCheck::of(&check), state);
        }
        for state in states.iter().skip(1) {
            take(&mut check, &Step::Redo);
            check.advance(usize::MAX);
            prop_assert_eq!(&TableCheck::of(&check), state);
        }
    }
}
