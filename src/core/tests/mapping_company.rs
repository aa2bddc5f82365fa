//! Which column is the company: found by its cells too, and never passed over for a default.

use crate::support::{rules, table};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::mapping::{Confidence, Mapping, Reason, Target};
use b2b_users_core::user::{Field, UserDraft};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// A store with two companies, whose users join the first unless they say otherwise.
fn store() -> Rules {
    let companies = json!({ "companies": [
        { "companyId": 4200, "companyName": "Lumen Works" },
        { "companyId": 4300, "companyName": "Borealis Trading" },
    ] });
    Rules {
        defaults: UserDraft {
            company_id: "4200".into(),
            ..UserDraft::default()
        },
        ..rules(Dialect::Management, companies)
    }
}

fn without_companies() -> Rules {
    Rules {
        store: Rules::default().store,
        ..store()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_of_the_stores_companies_is_that_of_the_company_whatever_its_header() {
    for (cells, found) in [
        ("Lumen Works|borealis trading |", true),
        ("4200|4300|", true),
        (
            "Lumen Works|4300|Lumen Works|Borealis Trading|Typo Ltd",
            true,
        ),
        ("Lumen Works|Other|Another", false),
        ("1|2|3", false),
        ("||", false),
    ] {
        let rows = cells
            .split('|')
            .map(|cell| format!("a@example.com,{cell}\n"));
        let table = table(&format!("Email,Kunde\n{}", rows.collect::<String>()));
        let mapping = Mapping::suggest_for(&table, &store().store);
        let company = &mapping.columns()[1];
        assert_eq!(
            (
                company.target == Target::Field(Field::CompanyId),
                company.reason,
                company.confidence
            ),
            if found {
                (true, Reason::StoreValues, Confidence::Medium)
            } else {
                (false, Reason::Unknown, Confidence::None)
            },
            "{cells}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_that_is_called_so_comes_before_one_that_looks_so() {
    let table = table("Email,Parent,Company ID\na@example.com,Lumen Works,4300\n");
    let mapping = Mapping::suggest_for(&table, &store().store);
    assert_eq!(mapping.column_of(Field::CompanyId), Some(2));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_default_does_not_win_over_a_column_that_may_hold_the_company() {
    for (header, cell, asked) in [
        ("Customer company", "x", true),
        ("Kundenfirma", "x", true),
        ("Cliente (empresa)", "x", true),
        ("Belongs to", "Andere GmbH", true),
        ("Belongs to", "Muster S.A.", true),
        ("Belongs to", "Sales", false),
        ("Order confirmation", "yes", false),
        ("Notes", "", false),
        ("Shoe size", "42", false),
    ] {
        let table = table(&format!("Email,{header}\na@example.com,{cell}\n"));
        let rules = without_companies();
        let mut mapping = Mapping::suggest_for(&table, &rules.store);
        let expected = asked.then_some(1);
        assert_eq!(mapping.unread_company(&table, &rules), expected, "{header}");
        // Without a default nobody joins a company by mistake: rows without one have an error.
        assert_eq!(mapping.unread_company(&table, &Rules::management()), None);
        mapping.set(1, Target::Ignored);
        assert_eq!(
            mapping.unread_company(&table, &rules),
            None,
            "somebody decided"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_in_which_half_the_cells_are_companies_is_asked_about() {
    let table = table("Email,Kunde\na@example.com,Lumen Works\nb@example.com,Unheard of\n");
    let mapping = Mapping::suggest_for(&table, &store().store);
    assert_eq!(mapping.column_of(Field::CompanyId), None);
    assert_eq!(mapping.unread_company(&table, &store()), Some(1));
}
