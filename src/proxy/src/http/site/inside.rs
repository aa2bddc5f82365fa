//! The files of one folder, and no others.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

/// Opens only what lies inside of a folder when every symbolic link on the way is followed.
/// A link that leads out of it is answered as if nothing were there.
#[derive(Debug, Clone)]
pub(super) struct Inside {
    /// The folder, without any link in its path.
    folder: PathBuf,
    files: TokioBackend,
}

impl Inside {
    /// The files of this folder. If it is not there, neither are they.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.canonicalize().unwrap_or_else(|_| folder.to_owned()),
            files: TokioBackend,
        }
    }

    /// Does something with the file that a path leads to.
    fn with<T: Send + 'static, F: Future<Output = io::Result<T>> + Send>(
        &self,
        path: PathBuf,
        then: impl FnOnce(TokioBackend, PathBuf) -> F + Send + 'static,
    ) -> Pending<T> {
        let Self { folder, files } = self.clone();
        Box::pin(async move {
            let path = tokio::fs::canonicalize(path).await?;
            if !path.starts_with(folder) {
                return Err(ErrorKind::NotFound.into());
            }
            then(files, path).await
        })
    }
}

type Pending<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

impl Backend for Inside {
    type File = TokioFile;
    type Metadata = std::fs::Metadata;
    type OpenFuture = Pending<TokioFile>;
    type MetadataFuture = Pending<std::fs::Metadata>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        self.with(path, |files, path| files.open(path))
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        self.with(path, |files, path| files.metadata(path))
    }
}
