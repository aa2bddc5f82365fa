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
        ("Customer company", "", false),
        ("Customer No.", "4711", true),
        ("Kunde", "Muster", true),
        ("B2B Account", "x", true),
        ("Account manager", "Zoe", false),
        ("Customer group", "Gold", false),
    ] {
        let table = table(&format!("Email,{header}\na@example.com,{cell}\n"));
        let rules = without_companies();
        let mut mapping = Mapping::suggest_for(&table, &rules.store);
        let expected = asked.then_some(1);
        assert_eq!(mapping.unread_company(&table, &rules), expected, "{header}");
        // Without a default no one joins a company by mistake: rows without one have an error.
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
fn rows_whose_company_is_blank_do_not_take_a_default_past_a_column_that_names_it() {
    for (header, first, second, asked) in [
        (
            "Company ID,Company",
            ",Acme GmbH",
            "4300,Lumen Works",
            Some(3),
        ),
        (
            "Company ID,Company",
            "4200,Acme GmbH",
            "4300,Lumen Works",
            None,
        ),
        ("Company ID,Company", ",", "4300,Lumen Works", None),
        ("Company,Firma", ",Acme GmbH", "Lumen Works,", Some(3)),
        ("Role,Prénom", "1,Lumen Works", "1,Borealis Trading", None),
    ] {
        let text = format!(
            "Email,First name,{header}
a@example.com,A,{first}
b@example.com,B,{second}
"
        );
        let table = table(&text);
        let mapping = Mapping::suggest_for(&table, &store().store);
        assert_eq!(mapping.unread_company(&table, &store()), asked, "{text}");
    }
    // A second column of one name that holds the store's companies is that of the company.
    let names = "Email,Prénom,Nom de famille,Nom
a@example.com,A,B,Lumen Works
";
    let mapping = Mapping::suggest_for(&table(names), &store().store);
    assert_eq!(mapping.column_of(Field::CompanyId), Some(3));
}

#[wasm_bindgen_test(unsupported = test)]
fn small_numbers_are_asked_about_and_not_taken_for_companies() {
    let companies = json!({ "companies": [
        { "companyId": 1, "companyName": "One" },
        { "companyId": 2, "companyName": "Two" },
    ] });
    let rules = Rules {
        defaults: store().defaults,
        ..rules(Dialect::Management, companies)
    };
    let table = table(
        "Email,Floor
a@example.com,1
b@example.com,2
",
    );
    let mapping = Mapping::suggest_for(&table, &rules.store);
    assert_eq!(mapping.column_of(Field::CompanyId), None);
    assert_eq!(mapping.unread_company(&table, &rules), Some(1));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_whole_file_is_looked_at_and_not_its_beginning() {
    let rows = |count: usize, cell: &str| {
        format!(
            "a@example.com,{cell}
"
        )
        .repeat(count)
    };
    let text = format!(
        "Email,Belongs to
{}{}",
        rows(1_000, "zz"),
        rows(1_500, "Acme GmbH")
    );
    let table = table(&text);
    let rules = without_companies();
    let mapping = Mapping::suggest_for(&table, &rules.store);
    assert_eq!(mapping.unread_company(&table, &rules), Some(1));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_in_which_half_the_cells_are_companies_is_asked_about() {
    let table = table("Email,Kunde\na@example.com,Lumen Works\nb@example.com,Unheard of\n");
    let mapping = Mapping::suggest_for(&table, &store().store);
    assert_eq!(mapping.column_of(Field::CompanyId), None);
    assert_eq!(mapping.unread_company(&table, &store()), Some(1));
}
