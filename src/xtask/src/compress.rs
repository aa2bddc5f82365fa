//! Compressing a file ahead of time, for servers that send it as it is.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The sizes of one file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

impl Sizes {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Writes `<file>.br` and `<file>.gz`, at the smallest that each format gives.
pub(crate) fn compress(path: &Path) -> Result<Sizes> {
    let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;

    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    let gzip = encoder.finish()?;

    let mut brotli = Vec::new();
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &best)?;

    for (ending, content) in [("gz", &gzip), ("br", &brotli)] {
        let target = path.with_added_extension(ending);
        File::create(&target)
            .and_then(|mut file| file.write_all(content))
            .with_context(|| format!("could not write {}", target.display()))?;
    }
    Ok(Sizes {
        raw: bytes.len(),
        gzip: gzip.len(),
        brotli: brotli.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_compressed_copies_unpack_to_the_file() {
        let directory =
            std::env::temp_dir().join(format!("b2b-users-compress-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        let path = directory.join("page.html");
        let text = "<p>again and again</p>".repeat(50);
        fs::write(&path, &text).unwrap();

        let sizes = compress(&path).unwrap();

        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(File::open(directory.join("page.html.gz")).unwrap())
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(
            &mut File::open(directory.join("page.html.br")).unwrap(),
            &mut unpacked,
        )
        .unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert_eq!(sizes.raw, text.len());
        assert!(sizes.brotli < sizes.raw && sizes.gzip < sizes.raw);
        fs::remove_dir_all(&directory).unwrap();
    }
}
