/** AWS Step Functions on one machine: durable executions behind the AWS JSON protocol. */
package kepu.local.stepfunctions;
