//! The fields that the seed defines.

use crate::extra_field_definition::{ExtraFieldDefinition, ExtraFieldKind};

/// The choices of "Department": the usual ones, and every one that the sample file has.
const DEPARTMENTS: [&str; 18] = [
    "Purchasing",
    "Finance",
    "Engineering",
    "Operations",
    "\"Quoted\"",
    "Achats",
    "Einkauf",
    "Facilities",
    "Line 1\nLine 2\n\nLine 4",
    "Logistics, inbound",
    "Maintenance",
    "North\nSouth",
    "R&D",
    "Research",
    "Research, development",
    "Sales",
    "Sales, \"North\"\nand West",
    "The \"annex\", 2nd floor",
];

/// The user fields that the store has defined. None is required: the simplest request of every
/// way to create a user has to work.
pub(super) fn definitions() -> Vec<ExtraFieldDefinition> {
    vec![
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Dropdown,
            values: DEPARTMENTS.map(str::to_owned).to_vec(),
            ..ExtraFieldDefinition::text("Department")
        },
        ExtraFieldDefinition {
            maximum_length: Some("20".to_owned()),
            ..ExtraFieldDefinition::text("Cost center")
        },
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Multiline,
            number_of_rows: Some("4".to_owned()),
            ..ExtraFieldDefinition::text("Notes")
        },
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Number,
            maximum_value: Some("10000".to_owned()),
            ..ExtraFieldDefinition::text("Order limit")
        },
        ExtraFieldDefinition {
            unique: true,
            ..ExtraFieldDefinition::text("Badge number")
        },
    ]
}
