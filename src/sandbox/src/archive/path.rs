//! What the path of an archived request names.

use super::envelope::ArchiveRefusal;
use crate::path_id::path_id;
use crate::store::Store;

/// The Company that the path names; the id is text there.
pub(super) fn company(store: &Store, id: &str) -> Result<u64, ArchiveRefusal> {
    path_id(id)
        .and_then(|id| store.company(id))
        .map(|company| company.id)
        .ok_or(ArchiveRefusal::NoCompany)
}
