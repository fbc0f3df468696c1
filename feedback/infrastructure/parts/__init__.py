"""UploadParts over S3, in two ways: as the server's own multipart uploads, or as an object a part (docs/adr/0021)."""
