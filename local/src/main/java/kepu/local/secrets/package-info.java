/** The reading side of AWS Secrets Manager, with secrets generated once into files. */
package kepu.local.secrets;
