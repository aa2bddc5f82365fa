//! Writes a list of problems, to work through elsewhere.

use super::Wording;
use super::write::Writer;
use crate::issue::Severity;
use crate::sheet::Problem;

/// A CSV file with a line for each problem: where it is, how much it weighs, its code and
/// what to do. It names rows and does not hold them: importing it would create no user.
///
/// The row is numbered as the spreadsheet shows it, and the line is that of the file. Without a
/// problem there is a header alone.
#[must_use]
pub fn problem_list(problems: impl IntoIterator<Item = Problem>, wording: &dyn Wording) -> String {
    let mut file = Writer {
        text: String::from('\u{FEFF}'),
        delimiter: ',',
    };
    let header = [
        "row", "line", "column", "value", "severity", "code", "message",
    ];
    file.row(header.into_iter());
    for problem in problems {
        let (row, line) = (problem.row.to_string(), problem.line.to_string());
        let message = wording.issue(&problem.issue);
        let severity = match problem.issue.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let cells = [
            row.as_str(),
            line.as_str(),
            problem.column.as_deref().unwrap_or_default(),
            problem.value.as_str(),
            severity,
            problem.issue.code.as_str(),
            message.as_str(),
        ];
        file.row(cells.into_iter());
    }
    file.text
}
