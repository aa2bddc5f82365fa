//! What is wrong with drafts of other programs, for the programmer.

use crate::user::{DraftError, Expected, Field};
use std::fmt;

/// What should stand there, as it can follow "expected".
const fn expected(expected: &Expected) -> &'static str {
    match expected {
        Expected::Value => "a text, a number, true or false",
        Expected::ExtraFields => {
            "a list of fieldName and fieldValue, or an object of names and values"
        }
        Expected::ExtraField => "an object of fieldName and fieldValue",
        Expected::Draft => "an object with the fields of a user",
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(expected(self))
    }
}

impl fmt::Display for DraftError<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ListWithinList => formatter.write_str("a list within a list"),
            Self::ListForValue => {
                write!(formatter, "expected {}, not a list", Expected::Value)
            }
            Self::UnknownField(key) => {
                let names = Field::ALL.map(Field::name).join(", ");
                write!(
                    formatter,
                    "\"{key}\" is no field of a user; these are: {names}"
                )
            }
        }
    }
}
