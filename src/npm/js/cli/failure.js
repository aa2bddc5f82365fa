// An error that was foreseen: its message says what to do next, and nobody needs to see a stack.

export class Failure extends Error {
  /** Ends the command with `exitCode`; 2 is "nothing was sent, correct how it is called". */
  constructor(message, exitCode = 2) {
    super(message);
    this.name = "Failure";
    this.exitCode = exitCode;
  }
}

/** What the system said about a file, in words. */
export function fileProblem(error) {
  const words = {
    ENOENT: "there is no such file or folder",
    EACCES: "it may not be opened",
    EPERM: "it may not be opened",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is not a folder",
    ENOSPC: "the disk is full",
    EROFS: "the disk cannot be written to",
  };
  return words[error.code] ?? String(error.code ?? "it cannot be used");
}
