/** DynamoDB: one class per table for reading, one per business transaction for writing. */
package kepu.storage;
