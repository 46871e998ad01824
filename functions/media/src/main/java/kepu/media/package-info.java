/** Pictures of activities: uploaded straight to S3, taken only after their bytes were looked at. */
package kepu.media;
