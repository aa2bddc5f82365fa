//! Where the memory of a module comes from.

/// An allocator that takes a third of the bytes of that of the standard library, and a time that does not depend on
/// what was allocated before.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
