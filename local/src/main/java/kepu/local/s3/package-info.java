/** S3 on files: signed, conditional, multipart and form uploads as AWS answers them, and word of every object created. */
package kepu.local.s3;
