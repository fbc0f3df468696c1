"""Buckets of the tests' S3 server."""

from core.infrastructure.s3 import delete_objects, s3_client


def emptied(bucket: str) -> None:
    client = s3_client()
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    delete_objects(client, bucket, [item["Key"] for page in pages for item in page.get("Contents", [])])
