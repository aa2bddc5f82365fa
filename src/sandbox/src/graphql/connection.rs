//! Pages of a list in the schema.

use super::company_role::CompanyRolesType;
use super::number::int;
use super::user::UserType;
use async_graphql::connection::PageInfo;
use async_graphql::{Error, OutputType, SimpleObject};
use std::ops::Range;

/// The records on a page when the query says neither `first` nor `last`. What the service
/// does then is not published; the Users API starts with as many.
const DEFAULT_SIZE: i32 = 10;

/// One page of a list, with the length of the whole list.
#[derive(SimpleObject)]
#[graphql(concrete(name = "UserTypeCountableConnection", params(UserType)))]
#[graphql(concrete(name = "CompanyRolesTypeCountableConnection", params(CompanyRolesType)))]
pub(super) struct Connection<T: OutputType>
where
    Edge<T>: OutputType,
{
    /// Where the page lies in the list.
    page_info: PageInfo,
    edges: Vec<Edge<T>>,
    /// How many records the whole list has.
    total_count: Option<i32>,
}

/// One record of a page.
#[derive(SimpleObject)]
#[graphql(concrete(name = "UserTypeCountableEdge", params(UserType)))]
#[graphql(concrete(name = "CompanyRolesTypeCountableEdge", params(CompanyRolesType)))]
pub(super) struct Edge<T: OutputType> {
    /// The record.
    node: T,
    /// The place of the record in the list.
    cursor: String,
}

/// The part of a list that a query asks for: cursors bound it, `offset` skips, and a size cuts.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) offset: Option<i32>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) first: Option<i32>,
    pub(super) last: Option<i32>,
}

impl Page {
    /// Cuts the page out of all records and makes nodes of what is on it.
    pub(super) fn of<R, T: OutputType>(
        &self,
        records: &[R],
        node: impl Fn(&R) -> T,
    ) -> Result<Connection<T>, Error>
    where
        Edge<T>: OutputType,
    {
        let total = records.len();
        let range = self.range(total)?;
        let page_info = PageInfo {
            has_previous_page: range.start > 0,
            has_next_page: range.end < total,
            start_cursor: (!range.is_empty()).then(|| cursor(range.start)),
            end_cursor: range
                .end
                .checked_sub(1)
                .filter(|last| range.contains(last))
                .map(cursor),
        };
        let edges = records
            .iter()
            .enumerate()
            .skip(range.start)
            .take(range.len())
            .map(|(position, record)| Edge {
                node: node(record),
                cursor: cursor(position),
            })
            .collect();
        Ok(Connection {
            page_info,
            edges,
            total_count: Some(int(total)),
        })
    }

    fn range(&self, total: usize) -> Result<Range<usize>, Error> {
        let mut start = match &self.after {
            Some(cursor) => position(cursor)?.saturating_add(1),
            None => 0,
        };
        let mut end = match &self.before {
            Some(cursor) => position(cursor)?.min(total),
            None => total,
        };
        start = start.saturating_add(count("offset", self.offset)?.unwrap_or(0));
        start = start.min(end);
        let first = match self.last {
            None => self.first.or(Some(DEFAULT_SIZE)),
            Some(_) => self.first,
        };
        if let Some(first) = count("first", first)? {
            end = end.min(start.saturating_add(first));
        }
        if let Some(last) = count("last", self.last)? {
            start = start.max(end.saturating_sub(last));
        }
        Ok(start..end)
    }
}

/// What a connection counts towards the complexity of its query: its content once for every
/// record that it may hold, and one for itself.
pub(super) fn complexity(first: Option<i32>, last: Option<i32>, content: usize) -> usize {
    let size = first.or(last).unwrap_or(DEFAULT_SIZE);
    let size = usize::try_from(size).unwrap_or_default();
    size.saturating_mul(content).saturating_add(1)
}

fn cursor(position: usize) -> String {
    format!("position:{position}")
}

fn position(cursor: &str) -> Result<usize, Error> {
    cursor
        .strip_prefix("position:")
        .and_then(|position| position.parse().ok())
        .ok_or_else(|| Error::new(format!("\"{cursor}\" is not a cursor of this list.")))
}

fn count(argument: &str, value: Option<i32>) -> Result<Option<usize>, Error> {
    value
        .map(|value| {
            usize::try_from(value).map_err(|_| {
                Error::new(format!("The argument \"{argument}\" may not be negative."))
            })
        })
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_by_offset_cursors_and_size() {
        let page = |offset, after: Option<&str>, before: Option<&str>, first, last| Page {
            offset,
            after: after.map(str::to_owned),
            before: before.map(str::to_owned),
            first,
            last,
        };
        for (page, range) in [
            (Page::default(), 0..10),
            (page(None, None, None, Some(0), None), 0..0),
            (page(None, None, None, Some(50), None), 0..25),
            (page(Some(20), None, None, None, None), 20..25),
            (page(Some(30), None, None, Some(5), None), 25..25),
            (page(None, Some("position:4"), None, Some(3), None), 5..8),
            (
                page(Some(2), Some("position:4"), None, Some(3), None),
                7..10,
            ),
            (page(None, None, Some("position:20"), None, Some(3)), 17..20),
            (page(None, None, None, None, Some(3)), 22..25),
            (page(None, Some("position:40"), None, None, Some(3)), 25..25),
            (page(None, None, None, Some(8), Some(3)), 5..8),
        ] {
            assert_eq!(page.range(25).unwrap(), range, "{page:?}");
        }
        for page in [
            page(Some(-1), None, None, None, None),
            page(None, None, None, Some(-1), None),
            page(None, None, None, None, Some(-1)),
            page(None, Some("7"), None, None, None),
            page(None, None, Some("position:x"), None, None),
        ] {
            assert!(page.range(25).is_err(), "{page:?}");
        }
    }

    #[test]
    fn a_connection_counts_its_content_for_every_record() {
        for (first, last, cost) in [
            (Some(250), None, 3_501),
            (None, Some(2), 29),
            (None, None, 141),
            (Some(0), None, 1),
            (Some(-1), None, 1),
        ] {
            assert_eq!(complexity(first, last, 14), cost);
        }
        assert_eq!(complexity(Some(2), None, usize::MAX), usize::MAX);
    }
}
