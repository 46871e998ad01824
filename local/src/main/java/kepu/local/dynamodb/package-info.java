/** Amazon DynamoDB Local beside the host, as a process of its own, with the tables of a template. */
package kepu.local.dynamodb;
