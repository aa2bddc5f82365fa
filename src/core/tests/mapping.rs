//! Headers of every origin and the fields that they lead to.
//!
//! The same bodies run natively, in Node and in browsers.

use b2b_users_core::mapping::{Confidence, Mapping, Reason, Target, normalise};
use b2b_users_core::table::REPORT_COLUMNS;
use b2b_users_core::user::Field;
use wasm_bindgen_test::wasm_bindgen_test;

/// The field that a header leads to when it stands alone.
fn field_of(header: &str) -> Option<Field> {
    match Mapping::suggest(&[header]).target(0) {
        Some(Target::Field(field)) => Some(*field),
        _ => None,
    }
}

fn reason_of(header: &str) -> Reason {
    Mapping::suggest(&[header]).columns()[0].reason
}

/// Headers with a bar between them.
const MUST_MAP: &[(Field, &str)] = &[
    (
        Field::Email,
        "Email|email|EMAIL|E-Mail|e-mail|eMail|Email Address|EmailAddress|email_address",
    ),
    (
        Field::Email,
        "Mail|E-Mail-Adresse|Adresse e-mail|Correo electrónico|メールアドレス",
    ),
    (
        Field::FirstName,
        "FIRST NAME|First name|first_name|firstName|FIRSTNAME|First Name*|Given name",
    ),
    (
        Field::FirstName,
        "Vorname|Prénom|PRÉNOM|Pre\u{301}nom|Nombre|Imię|名",
    ),
    (
        Field::LastName,
        "Last name|LAST_NAME|lastName|Surname|Family name|Nachname|Nom de famille",
    ),
    (Field::LastName, "Apellidos|Příjmení|SOYADI|姓"),
    (
        Field::PhoneNumber,
        "Phone number|phoneNumber|Phone|Phone No.|Telephone|Telefon|Téléphone",
    ),
    (Field::PhoneNumber, "Mobile|Tel."),
    (
        Field::CompanyId,
        "Company ID|companyId|company_id|companyID|COMPANY-ID|会社ID",
    ),
    (Field::Role, "Role|User role|userRole|Rolle|Rôle"),
    (
        Field::CompanyRoleId,
        "Custom role ID|companyRoleId|company_role_id",
    ),
    (
        Field::ChannelIds,
        "Channel IDs|channelIds|channels|Storefronts|Kanäle",
    ),
    (
        Field::OriginChannelId,
        "Origin channel|Origin channel ID|originChannelId",
    ),
    (
        Field::AcceptWelcomeEmail,
        "Welcome email|Welcome e-mail|Send welcome mail|acceptWelcomeEmail",
    ),
    (Field::Uuid, "External ID|External ID (uuid)|uuid|UUID"),
];

/// Headers with a bar between them.
const MUST_NOT_MAP: &[&str] = &[
    "Code|Title|Status|Zone|Rule|Number|Notes|Country|Department|Password|42",
    "Name|Full name|Username|User name|Channel name",
    "Last Login|Created at|Email Opt-in|Email verified|Accepts email marketing|Gmail",
    "Phone type|Business Phone Type|Phone2|Role description|Customer group",
    "Customer ID|Internal ID|External IP|extraFields",
    "|   |\u{feff}|---",
];

#[wasm_bindgen_test(unsupported = test)]
fn every_usual_name_leads_to_its_field_for_sure() {
    for (field, headers) in MUST_MAP {
        for header in headers.split('|') {
            assert_eq!(field_of(header), Some(*field), "{header}");
            assert_eq!(
                Mapping::suggest(&[header]).columns()[0].confidence,
                Confidence::High,
                "{header}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_company_is_known_by_its_name_in_every_language_unless_there_is_its_number() {
    let headers = "Company|Company Name|COMPANY|Firma|Firmenname|Unternehmen|Société|SOCIÉTÉ|Entreprise|Nom de la société|Empresa|Azienda|Bedrijf|Bedrijfsnaam|Företag|会社名|公司|회사";
    for header in headers.split('|') {
        assert_eq!(field_of(header), Some(Field::CompanyId), "{header}");
        let both = Mapping::suggest(&[header, "Email", "Company ID"]);
        assert_eq!(both.column_of(Field::CompanyId), Some(2), "{header}");
        assert_eq!(both.columns()[0].reason, Reason::AlreadyTaken, "{header}");
    }
    assert_eq!(field_of("Nom"), Some(Field::LastName));
    assert_eq!(field_of("Prénom"), Some(Field::FirstName));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_that_may_mean_something_else_is_passed_over() {
    for header in MUST_NOT_MAP.iter().flat_map(|headers| headers.split('|')) {
        let mapping = Mapping::suggest(&[header]);
        assert_eq!(mapping.target(0), Some(&Target::Ignored), "{header}");
        assert_eq!(mapping.columns()[0].reason, Reason::Unknown, "{header}");
        assert_eq!(
            mapping.columns()[0].confidence,
            Confidence::None,
            "{header}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_field_is_found_by_its_own_name() {
    for field in Field::ALL
        .into_iter()
        .filter(|field| *field != Field::ExtraFields)
    {
        assert_eq!(field_of(field.name()), Some(field), "{field:?}");
        assert_eq!(reason_of(field.name()), Reason::SameName, "{field:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_synonym_says_its_language() {
    for (header, language) in [
        ("Surname", "en"),
        ("Vorname", "de"),
        ("Prénom", "fr"),
        ("Apellidos", "es"),
        ("電話番号", "ja"),
    ] {
        assert_eq!(reason_of(header), Reason::Synonym(language), "{header}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn one_slip_of_the_keyboard_is_a_suggestion_of_medium_confidence() {
    for (header, field, of) in [
        ("emial", Field::Email, "email"),
        ("frist name", Field::FirstName, "first name"),
        ("Last nmae", Field::LastName, "last name"),
        ("Phone numbr", Field::PhoneNumber, "phone number"),
        ("Vornamme", Field::FirstName, "vorname"),
    ] {
        let mapping = Mapping::suggest(&[header]);
        let column = &mapping.columns()[0];
        assert_eq!(column.target, Target::Field(field), "{header}");
        assert_eq!(column.reason, Reason::Typo { of }, "{header}");
        assert_eq!(column.confidence, Confidence::Medium, "{header}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn invisible_marks_and_odd_blanks_around_a_header_do_not_matter() {
    for header in [
        "\u{feff}Email",
        "\u{a0}Email\u{a0}",
        "\u{200b}E\u{2011}Mail",
        "Ｅｍａｉｌ",
        "\tEmail \n",
    ] {
        assert_eq!(field_of(header), Some(Field::Email), "{header:?}");
    }
    assert_eq!(field_of("First\u{a0}name"), Some(Field::FirstName));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_remark_behind_a_name_does_not_hide_it() {
    for (header, field) in [
        ("Email (required)", Field::Email),
        ("First name - Required", Field::FirstName),
        ("Phone number (optional)", Field::PhoneNumber),
        ("Role *", Field::Role),
    ] {
        assert_eq!(field_of(header), Some(field), "{header}");
    }
    assert_eq!(field_of("Required"), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_first_of_two_headers_for_one_field_has_it() {
    let mapping = Mapping::suggest(&["E-Mail", "Email", "Phone", "Mobile"]);
    assert_eq!(mapping.column_of(Field::Email), Some(0));
    assert_eq!(mapping.column_of(Field::PhoneNumber), Some(2));
    for column in [1, 3] {
        assert_eq!(mapping.target(column), Some(&Target::Ignored));
        assert_eq!(mapping.columns()[column].reason, Reason::AlreadyTaken);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_slip_gives_way_to_a_later_column_that_is_really_called_so() {
    let mapping = Mapping::suggest(&["Emial", "Email"]);
    assert_eq!(mapping.column_of(Field::Email), Some(1));
    assert_eq!(mapping.columns()[0].reason, Reason::AlreadyTaken);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_extra_prefix_keeps_the_name_as_typed() {
    for (header, name) in [
        ("extra:Department", "Department"),
        ("Extra: Cost centre ", "Cost centre"),
        ("EXTRA:größe_2", "größe_2"),
        ("\u{feff}extra:Email", "Email"),
        ("extra:ratio: 1", "ratio: 1"),
        ("extra:", ""),
    ] {
        let mapping = Mapping::suggest(&[header]);
        assert_eq!(
            mapping.target(0),
            Some(&Target::ExtraField(name.into())),
            "{header}"
        );
        assert_eq!(mapping.columns()[0].reason, Reason::ExtraPrefix, "{header}");
        assert_eq!(
            mapping.extra_fields().collect::<Vec<_>>(),
            [(0, name)],
            "{header}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_extra_field_has_one_column_and_its_name_is_compared_as_typed() {
    let mapping = Mapping::suggest(&["extra:Region", "extra:region", "Extra: Region"]);
    assert_eq!(
        mapping.extra_fields().collect::<Vec<_>>(),
        [(0, "Region"), (1, "region")]
    );
    assert_eq!(mapping.columns()[2].reason, Reason::AlreadyTaken);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_columns_of_a_report_are_passed_over() {
    let mut headers = REPORT_COLUMNS.to_vec();
    headers.extend(["Email", "Import_Row"]);
    let mapping = Mapping::suggest(&headers);
    assert_eq!(mapping.column_of(Field::Email), Some(6));
    for column in (0..6).chain([7]) {
        assert_eq!(
            mapping.target(column),
            Some(&Target::Ignored),
            "{}",
            headers[column]
        );
        assert_eq!(
            mapping.columns()[column].reason,
            Reason::ReportColumn,
            "{}",
            headers[column]
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn choosing_by_hand_takes_the_field_from_the_column_that_had_it() {
    let mut mapping = Mapping::suggest(&["Email", "Private"]);
    mapping.set(1, Target::Field(Field::Email));
    assert_eq!(mapping.column_of(Field::Email), Some(1));
    assert_eq!(mapping.columns()[1].reason, Reason::ChosenByHand);
    assert_eq!(mapping.columns()[1].confidence, Confidence::High);
    assert_eq!(mapping.target(0), Some(&Target::Ignored));
    assert_eq!(mapping.columns()[0].reason, Reason::AlreadyTaken);
}

#[wasm_bindgen_test(unsupported = test)]
fn choosing_an_extra_field_by_hand_takes_it_from_the_column_that_had_it() {
    let mut mapping = Mapping::suggest(&["extra:Region", "Area"]);
    mapping.set(1, Target::ExtraField("Region".into()));
    assert_eq!(mapping.extra_fields().collect::<Vec<_>>(), [(1, "Region")]);
}

#[wasm_bindgen_test(unsupported = test)]
fn choosing_what_a_column_already_has_keeps_it() {
    let mut mapping = Mapping::suggest(&["Email"]);
    mapping.set(0, Target::Field(Field::Email));
    assert_eq!(mapping.column_of(Field::Email), Some(0));
    assert_eq!(mapping.columns()[0].reason, Reason::ChosenByHand);
}

#[wasm_bindgen_test(unsupported = test)]
fn ignoring_a_column_by_hand_leaves_the_others_alone() {
    let mut mapping = Mapping::suggest(&["Email", "Notes", "Role"]);
    mapping.set(0, Target::Ignored);
    assert!(!mapping.has_email());
    assert_eq!(mapping.columns()[0].reason, Reason::ChosenByHand);
    assert_eq!(mapping.columns()[1].reason, Reason::Unknown);
    assert_eq!(mapping.column_of(Field::Role), Some(2));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_that_does_not_exist_cannot_be_chosen() {
    let suggested = Mapping::suggest(&["Email", "Notes"]);
    let mut mapping = suggested.clone();
    mapping.set(2, Target::Field(Field::Email));
    mapping.set(usize::MAX, Target::Ignored);
    mapping.set(1, Target::Field(Field::ExtraFields));
    assert_eq!(mapping, suggested);
    assert_eq!(mapping.target(2), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_without_an_email_column_is_noticed() {
    assert!(Mapping::suggest(&["Notes", "E-Mail"]).has_email());
    assert!(!Mapping::suggest(&["First name", "Last name"]).has_email());
    assert!(!Mapping::suggest::<&str>(&[]).has_email());
}

#[wasm_bindgen_test(unsupported = test)]
fn headers_are_normalised_to_words_in_lower_case() {
    for (header, normal) in [
        ("E-Mail", "e mail"),
        ("  First   Name ", "first name"),
        ("first_name", "first name"),
        ("firstName", "first name"),
        ("FIRST NAME", "first name"),
        ("companyID", "company id"),
        ("channelIDs", "channel ids"),
        ("External ID (uuid)", "external id uuid"),
        ("Prénom", "prenom"),
        ("Pre\u{301}nom", "prenom"),
        ("Größe", "grosse"),
        ("Œuvre", "oeuvre"),
        ("Świętokrzyskie", "swietokrzyskie"),
        ("Łódź", "lodz"),
        ("SOYADI", "soyadi"),
        ("Soyadı", "soyadi"),
        ("İsim", "isim"),
        ("Adresă de e-mail", "adresa de e mail"),
        ("\u{feff}Email", "email"),
        ("Phone\u{a0}number", "phone number"),
        ("Ｅｍａｉｌ", "email"),
        ("会社ID", "会社id"),
        ("Phone 2", "phone 2"),
        ("*** ---", ""),
        ("", ""),
    ] {
        assert_eq!(normalise(header), normal, "{header:?}");
    }
}
