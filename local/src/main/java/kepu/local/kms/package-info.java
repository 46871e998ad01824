/** The part of AWS KMS that signs and authenticates, with key material in files. */
package kepu.local.kms;
