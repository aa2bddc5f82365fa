//! Digests of files: what browsers compare, and names that change with the content.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// What a page writes into `integrity` (Subresource Integrity).
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The beginning of the digest, for a file name that the proxy and other hosts know as immutable.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let digest = Sha384::digest(bytes);
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integrity_is_the_one_that_browsers_compute() {
        // The digest of nothing (FIPS 180-4 test value), in base64.
        let expected = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), expected);
        assert_eq!(hash(b""), "38b060a751ac9638");
    }
}
