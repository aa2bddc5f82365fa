//! A file that was checked, with everything that a test may want to see of it.

use b2b_users_core::check::RowVerdict;
use b2b_users_core::config::Rules;
use b2b_users_core::issue::Issue;
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::mapping::Mapping;
use b2b_users_core::sheet::Problem;
use b2b_users_core::sheet::{Sheet, SheetCheck};
use b2b_users_core::table::Table;
use b2b_users_core::user::NewUser;
use std::sync::Arc;

/// The rows of a file, by the numbers that a spreadsheet gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableCheck {
    pub(crate) users: Vec<(u32, NewUser)>,
    pub(crate) rows: Vec<u32>,
    pub(crate) verdicts: Vec<RowVerdict>,
    pub(crate) issues: Vec<Issue>,
}

impl TableCheck {
    pub(crate) fn of(check: &SheetCheck) -> Self {
        let rows = 0..check.row_count();
        let mut issues = Vec::new();
        check.for_each_issues(|_, found| issues.extend(found));
        Self {
            users: check
                .valid_rows()
                .flat_map(|row| {
                    check
                        .users(&mut std::iter::once(row))
                        .into_iter()
                        .map(move |user| (check.number(row), user))
                })
                .collect(),
            rows: rows.clone().map(|row| check.number(row)).collect(),
            verdicts: rows.map(|row| check.verdict(row).unwrap()).collect(),
            issues,
        }
    }

    pub(crate) fn count(&self, verdict: RowVerdict) -> usize {
        self.verdicts
            .iter()
            .filter(|other| **other == verdict)
            .count()
    }
}

pub(crate) fn sheet(table: &Table, mapping: &Mapping, rules: &Rules) -> Sheet {
    Sheet::with(
        table.clone().into(),
        mapping.clone(),
        rules.defaults.clone(),
    )
}

pub(crate) fn sheet_check(table: &Table, mapping: &Mapping, rules: &Rules) -> SheetCheck {
    SheetCheck::whole(sheet(table, mapping, rules), rules.clone().into())
}

pub(crate) fn check_table(table: &Table, mapping: &Mapping, rules: &Rules) -> TableCheck {
    TableCheck::of(&sheet_check(table, mapping, rules))
}

/// The same with what a look into the store found.
pub(crate) fn check_with(
    table: &Table,
    mapping: &Mapping,
    rules: &Rules,
    findings: LookupResults,
) -> TableCheck {
    let mut check = sheet_check(table, mapping, rules);
    check.set_lookup_results(Arc::new(findings));
    while !check.advance(7) {}
    TableCheck::of(&check)
}

pub(crate) fn locate(issue: &Issue, table: &Table, mapping: &Mapping) -> Problem {
    let sheet = sheet(table, mapping, &Rules::default());
    let row = table.index_of(issue.row.unwrap()).unwrap();
    Problem::locate(issue, row, &sheet)
}
