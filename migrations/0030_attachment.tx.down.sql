DROP TABLE IF EXISTS attachment_contents;
DROP TABLE IF EXISTS attachments;
