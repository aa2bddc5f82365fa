//! What is shown of a checked sheet, and what is sent of it.

use super::rows::SheetRows;
use super::{Listed, Problem, SheetCheck};
use crate::check::{Noted, Pass, RowVerdict, ValidUser};
use crate::dialect::Dialect;
use crate::issue::{Issue, Severity};
use crate::json::JsonText;
use crate::lookup::Candidate;
use crate::notice::Person;
use crate::order::by_number;
use crate::user::{CompanyId, NewUser};
use b2b_users_scan::numbers::Numbers;

impl Listed {
    /// Whether it lists an issue of this weight that the sheet itself has.
    fn takes(self, severity: Severity) -> bool {
        match self {
            Self::Errors => severity == Severity::Error,
            Self::Warnings => severity == Severity::Warning,
            Self::Store => false,
            Self::All => true,
        }
    }

    /// Whether it lists an issue of this weight that the store has.
    fn takes_of_store(self, severity: Severity) -> bool {
        self == Self::Store || self.takes(severity)
    }
}

impl SheetCheck {
    /// The rows that can be sent, counted from 0.
    ///
    /// In the order of the file. Rows that are not checked yet are none of them.
    pub fn valid_rows(&self) -> impl Iterator<Item = usize> {
        (0..self.index.checked()).filter(|row| self.verdict(*row) == Some(RowVerdict::Valid))
    }

    /// The users of some rows, as they are to be sent; rows that cannot be sent are left out.
    pub fn users(&self, rows: &mut dyn Iterator<Item = usize>) -> Vec<NewUser> {
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::brief(&all, &self.rules, self.sheet.defaults());
        let rows = rows.filter(|row| self.verdict(*row) == Some(RowVerdict::Valid));
        let users = rows.filter_map(|row| pass.user(row).map(ValidUser::to_user));
        users.map(|user| self.overlay.prepared(user)).collect()
    }

    /// The same with the numbers of their rows, as a JSON list of `row` and `user`. No user is built for it.
    ///
    /// ```
    /// use b2b_users_core::config::Rules;
    /// use b2b_users_core::sheet::{Sheet, SheetCheck};
    /// use b2b_users_core::table::{TableOptions, read_table};
    ///
    /// let file = "Email,First name,Last name,Role,Company ID,Channel IDs\na@example.com,A,B,2,42,1\nb@,A,B,2,42,1\nc@example.com,C,D,0,43,1\n";
    /// let table = read_table(file.as_bytes(), TableOptions::default())?;
    /// let check = SheetCheck::whole(Sheet::new(table.into()), Rules::default().into());
    /// let users = check.users(&mut check.valid_rows());
    /// let expected = serde_json::json!([{ "row": 2, "user": users[0] }, { "row": 4, "user": users[1] }]);
    /// let given: serde_json::Value = serde_json::from_str(&check.users_to_json(&mut check.valid_rows()))?;
    /// assert_eq!(given, expected);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn users_to_json(&self, rows: &mut dyn Iterator<Item = usize>) -> String {
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::brief(&all, &self.rules, self.sheet.defaults());
        let mut json = JsonText::default();
        let mut before = "[{\"row\":";
        for row in rows.filter(|row| self.verdict(*row) == Some(RowVerdict::Valid)) {
            let Some(user) = pass.user(row) else {
                continue;
            };
            json.raw(before);
            json.number(self.number(row).into());
            json.raw(",\"user\":");
            user.write(&mut json);
            before = "},{\"row\":";
        }
        json.raw(if before.starts_with('[') { "[]" } else { "}]" });
        json.into_text()
    }

    /// The users that the store can be asked about, of these rows: those that are sound by themselves.
    ///
    /// Rows that the store refused before are among them, so that they can be asked about again.
    #[must_use]
    pub fn candidates(&self, rows: &mut dyn Iterator<Item = usize>) -> Vec<Candidate> {
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::brief(&all, &self.rules, self.sheet.defaults());
        let rows = rows.filter(|row| self.index.verdict(*row) == Some(RowVerdict::Valid));
        rows.filter_map(|row| pass.user(row).map(Candidate::from_view))
            .collect()
    }

    /// The users that can be sent, without their texts.
    #[must_use]
    pub fn people(&self) -> Vec<Person> {
        let mut people = Vec::with_capacity(self.count(RowVerdict::Valid));
        people.extend(self.everybody());
        people
    }

    /// The same, one after another: a list of a hundred thousand is felt.
    fn everybody(&self) -> impl Iterator<Item = Person> {
        self.valid_rows().filter_map(|row| {
            Some(Person {
                company: self.index.company(row)?,
                is_admin: self.index.is_admin(row),
                gets_mail: self.index.gets_mail(row),
                has_uuid: self.index.has_uuid(row),
                has_account: self.overlay.has_account(row),
            })
        })
    }

    /// How many users each company gets, by the numbers of the companies.
    #[must_use]
    pub fn companies(&self) -> Vec<(CompanyId, usize)> {
        let mut known = Numbers::default();
        let mut companies: Vec<(CompanyId, usize)> = Vec::new();
        for Person { company, .. } in self.everybody() {
            match companies.get_mut(known.add(company.get())) {
                Some((_, users)) => *users += 1,
                None => companies.push((company, 1)),
            }
        }
        by_number(companies, |(company, _)| company.get())
    }

    /// How many of the users get the welcome mail.
    #[must_use]
    pub fn count_mails(&self) -> usize {
        self.everybody().filter(|person| person.gets_mail).count()
    }

    /// How many requests create all users that can be sent, as [`plan`](crate::import::plan) makes them.
    ///
    /// Users of one request belong to one company here, as if no request could mix companies.
    /// `at_most` lowers the number of users per request; 0 counts as 1. The V2 bulk call has one
    /// welcome switch for all of its users and no place for an identifier of the merchant's own.
    #[must_use]
    pub fn count_requests(&self, at_most: Option<usize>) -> usize {
        let dialect = self.rules.dialect;
        let most = dialect.users_per_request();
        let most = at_most.map_or(most, |at_most| at_most.clamp(1, most));
        // The V2 bulk call has one welcome switch, and no place for an identifier.
        let shared = dialect == Dialect::ArchiveV2;
        let mut alone = 0;
        let mut groups = Numbers::default();
        let mut sizes: Vec<usize> = Vec::new();
        for person in self.everybody() {
            if shared && person.has_uuid {
                alone += 1;
                continue;
            }
            let group = person.company.get() * 2 + u64::from(shared && person.gets_mail);
            let place = groups.add(group);
            if place == sizes.len() {
                sizes.push(0);
            }
            sizes.get_mut(place).into_iter().for_each(|size| *size += 1);
        }
        let requests = sizes.into_iter().map(|size| size.div_ceil(most));
        alone + requests.sum::<usize>()
    }

    /// How many rows the store has something to say about.
    #[must_use]
    pub fn count_found(&self) -> usize {
        self.overlay.noted()
    }

    /// Whether there are sound rows that the store was not asked about.
    ///
    /// Before the store was asked at all, every sound row is one.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        match self.overlay.findings().is_empty() {
            true => self.sound() > 0,
            false => self.overlay.unknown() > 0,
        }
    }

    /// How many rows are sound by themselves, whatever the store has to say.
    #[must_use]
    pub fn sound(&self) -> usize {
        self.index.count(RowVerdict::Valid)
    }

    /// How many issues are listed so.
    #[must_use]
    pub fn count_listed(&self, listed: Listed) -> usize {
        let severities = [Severity::Info, Severity::Warning, Severity::Error];
        let count = |severity: &Severity| {
            let own = listed
                .takes(*severity)
                .then(|| self.index.count_notes(*severity));
            let takes = listed.takes_of_store(*severity);
            let store = takes.then(|| self.overlay.count_of(*severity));
            own.unwrap_or(0) + store.unwrap_or(0)
        };
        severities.iter().map(count).sum()
    }

    /// Some of the issues that are listed so, with their places in the file: at most `most` of them
    /// behind the first `skipped`. Row by row; within one, the store's are the last.
    #[must_use]
    pub fn problems(&self, listed: Listed, skipped: usize, most: usize) -> Vec<Problem> {
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::detailed(&all, &self.rules, self.sheet.defaults());
        let mut left = skipped;
        let mut problems = Vec::new();
        for row in 0..self.index.checked() {
            let (own, store) = (self.index.notes(row), self.overlay.notes(row));
            let takes_own = |noted: &&Noted| listed.takes(noted.code.severity());
            let takes_store = |noted: &&Noted| listed.takes_of_store(noted.code.severity());
            let count =
                own.iter().filter(takes_own).count() + store.iter().filter(takes_store).count();
            if count == 0 || count <= left {
                left -= count;
                continue;
            }
            let issues = self.explain(row, &mut pass);
            let is_listed = |(place, issue): &(usize, Issue)| {
                if *place < own.len() {
                    listed.takes(issue.severity)
                } else {
                    listed.takes_of_store(issue.severity)
                }
            };
            let issues = issues.into_iter().enumerate().filter(is_listed);
            for (_, issue) in issues.skip(left) {
                if problems.len() == most {
                    return problems;
                }
                problems.push(Problem::locate(&issue, row, &self.sheet));
            }
            left = 0;
        }
        problems
    }

    /// Shows each row about which there is something to say, with what it is.
    ///
    /// Rows come in the order of the file and one at a time, so that the sentences of a whole file
    /// never have to be held at once.
    pub fn for_each_issues(&self, mut visit: impl FnMut(usize, Vec<Issue>)) {
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::detailed(&all, &self.rules, self.sheet.defaults());
        for row in 0..self.index.checked() {
            if !self.index.notes(row).is_empty() || !self.overlay.notes(row).is_empty() {
                visit(row, self.explain(row, &mut pass));
            }
        }
    }

    /// Everything that there is to say about a row.
    fn explain(&self, row: usize, pass: &mut Pass<'_, '_>) -> Vec<Issue> {
        let mut issues = self.index.explain(row, pass);
        let number = self.number(row);
        let store = self.overlay.issues(row, &self.index, pass);
        issues.extend(store.into_iter().map(|issue| Issue {
            row: Some(number),
            ..issue
        }));
        issues
    }
}
