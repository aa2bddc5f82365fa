//! The company is where a wrong guess does most harm: everybody would get the prices and orders of
//! strangers. So cells are looked at too, and a default never wins over a column that no one read.

use super::company_words::mentions_a_company;
use super::{ColumnMapping, Confidence, Mapping, Reason, Target, normalise};
use crate::config::{Companies, Rules, StoreRules};
use crate::order::by_number;
use crate::scan::{self, folded};
use crate::table::Table;
use crate::user::Field;
use b2b_users_scan::groups::hash;

/// About so many rows are looked at, spread over the whole file.
const SAMPLE: usize = 1_000;
/// Numbers below this one fill many a column that has nothing to do with companies, such as a floor
/// or an amount: if a store has companies of these numbers, that proves nothing.
const TELLING: u64 = 20;

/// How companies end in their names, as [`normalise`] writes it.
///
/// A name needs another word in front: a cell that is "AS" and no more may be anything.
const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "kft",
    "kg",
    "limited",
    "llc",
    "ltd",
    "nv",
    "oy",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "spa",
    "srl",
];

impl Mapping {
    /// As [`Mapping::suggest`] for the headers of a file, and by its cells: a column that says nothing
    /// by its header and holds the store's companies is that of the company.
    ///
    /// Four of five filled cells have to be companies of the store by name or by number, where
    /// numbers below 20 do not count. The confidence is medium: the merchant should look.
    ///
    /// ```
    /// use b2b_users_core::config::StoreRules;
    /// use b2b_users_core::json::Json;
    /// use b2b_users_core::mapping::{Mapping, Reason};
    /// use b2b_users_core::table::{TableOptions, read_table};
    /// use b2b_users_core::user::Field;
    ///
    /// let store = r#"{ "companies": [{ "companyId": 42, "companyName": "Acme" }] }"#;
    /// let store = StoreRules::from_json(&Json::read(store).unwrap()).unwrap();
    /// let table = read_table(b"Email,Site\nmarie@example.com,ACME\n", TableOptions::default())?;
    /// let mapping = Mapping::suggest_for(&table, &store);
    /// assert_eq!(mapping.column_of(Field::CompanyId), Some(1));
    /// assert_eq!(mapping.columns()[1].reason, Reason::StoreValues);
    /// # Ok::<(), b2b_users_core::table::TableError>(())
    /// ```
    #[must_use]
    pub fn suggest_for(table: &Table, store: &StoreRules) -> Self {
        let mut mapping = Self::suggest(&table.headers().collect::<Vec<_>>());
        if mapping.column_of(Field::CompanyId).is_some() {
            return mapping;
        }
        let known = store.companies.as_ref().map(Known::of);
        let column = known.and_then(|known| {
            let mut unread = mapping.unread();
            unread.find(|&column| {
                let tells = |row| known.tells(table.value(row, column));
                share(table, column, tells) >= 80
            })
        });
        if let Some(known) = column.and_then(|column| mapping.columns.get_mut(column)) {
            *known = ColumnMapping {
                target: Target::Field(Field::CompanyId),
                reason: Reason::StoreValues,
                confidence: Confidence::Medium,
            };
        }
        mapping
    }

    /// The first column that may well hold the company and is not read, where rows would take the
    /// company of the settings instead. A person has to say what it holds, or that it does not
    /// matter: both are [`Mapping::set`].
    ///
    /// It looks at the words of the header, at the store's companies among the cells, and at legal
    /// forms such as "GmbH" at their ends. Without a default for the company no one is put anywhere
    /// by mistake, so nothing is asked.
    #[must_use]
    pub fn unread_company(&self, table: &Table, rules: &Rules) -> Option<usize> {
        let is_default = !scan::is_blank(rules.defaults.get(Field::CompanyId));
        // Without an address no row can be sent; often the file was only cut at the wrong character.
        if !is_default || !self.has_email() {
            return None;
        }
        let known = rules.store.companies.as_ref().map(Known::of);
        let company = self.column_of(Field::CompanyId);
        let takes_default = |row| company.is_none_or(|company| is_blank(table, row, company));
        self.unread().find(|&column| {
            let cell = |row| table.value(row, column);
            let is_known = |row| known.as_ref().is_some_and(|known| known.has(cell(row)));
            let looks_so = mentions_a_company(&normalise(table.header(column)))
                || share(table, column, is_known) >= 50
                || share(table, column, |row| has_legal_form(cell(row))) >= 30;
            let lost = |row| takes_default(row) && !is_blank(table, row, column);
            looks_so && table.rows().any(lost)
        })
    }

    /// The columns that are not read, unless a person decided so.
    fn unread(&self) -> impl Iterator<Item = usize> {
        let undecided =
            |known: &ColumnMapping| matches!(known.reason, Reason::Unknown | Reason::AlreadyTaken);
        let columns = self.columns.iter().enumerate();
        columns
            .filter(move |(_, known)| undecided(known))
            .map(|(column, _)| column)
    }
}

/// The names and numbers of a store's companies, for looking cells up: in the order of their hashes,
/// with whether they tell something.
///
/// Companies are found by a search in a sorted list, as stores may have thousands and a thousand
/// cells of each column are looked up.
struct Known(Vec<(u32, String, bool)>);

impl Known {
    fn of(companies: &Companies) -> Self {
        let mut known = Vec::new();
        let mut add = |text: &str, tells| {
            let text = folded(text);
            known.push((hash(&text), text, tells));
        };
        for company in &companies.known {
            add(&company.name, true);
            add(&company.id.to_string(), company.id.get() >= TELLING);
        }
        Self(by_number(known, |(hash, ..)| u64::from(*hash)))
    }

    /// Whether a cell is a company, and if so, whether that tells something.
    fn find(&self, cell: &str) -> Option<bool> {
        let text = folded(cell);
        let hash = hash(&text);
        let start = self.0.partition_point(|(known, ..)| *known < hash);
        let mut alike = self
            .0
            .iter()
            .skip(start)
            .take_while(|(known, ..)| *known == hash);
        let found = alike.find(|(_, known, _)| *known == text);
        found.map(|(.., tells)| *tells)
    }

    fn tells(&self, cell: &str) -> bool {
        self.find(cell) == Some(true)
    }

    fn has(&self, cell: &str) -> bool {
        self.find(cell).is_some()
    }
}

fn is_blank(table: &Table, row: u32, column: usize) -> bool {
    scan::is_blank(table.value(row, column))
}

/// How many of a hundred rows in which a column is filled are so; 0 if it is filled in none.
///
/// A sample is enough to judge a column, and it is spread over the file because exports are often
/// sorted: the first thousand rows could be all of one kind.
fn share(table: &Table, column: usize, is_so: impl Fn(u32) -> bool) -> usize {
    let step = (table.rows().count() / SAMPLE).max(1);
    let (mut filled, mut so) = (0_usize, 0_usize);
    let rows = table.rows().step_by(step);
    for row in rows.filter(|row| !is_blank(table, *row, column)) {
        filled += 1;
        so += usize::from(is_so(row));
    }
    (so * 100).checked_div(filled).unwrap_or(0)
}

/// Looks at the last word, and at the last two as one.
fn has_legal_form(cell: &str) -> bool {
    // Abbreviated with or without points: "S.A." becomes "s a".
    let name = normalise(cell);
    let joined = name.rsplit_once(' ').map(|(rest, last)| {
        let before = rest.rsplit(' ').next().unwrap_or_default();
        (last, format!("{before}{last}"))
    });
    joined.is_some_and(|(last, joined)| {
        LEGAL_FORMS.contains(&last) || LEGAL_FORMS.contains(&joined.as_str())
    })
}
