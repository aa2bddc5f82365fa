//! Rows of a file as a whole.

use super::parts::number;
use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue) -> Option<String> {
    Some(match issue.code {
        Code::RowTooManyCells => format!(
            "The row has {} cells for {} columns. Put quotes around a value that holds the separator.",
            number(issue, "cells"),
            number(issue, "columns")
        ),
        Code::RowTooFewCells => format!(
            "The row has {} cells for {} columns. The missing ones count as empty.",
            number(issue, "cells"),
            number(issue, "columns")
        ),
        _ => return None,
    })
}
