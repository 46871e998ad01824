/** Reads a SAM template as CloudFormation would: parameters given, conditions decided, intrinsic functions resolved. */
package kepu.local.template;
