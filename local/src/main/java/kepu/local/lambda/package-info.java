/** AWS Lambda for Java functions: each from its own jars in a class loader of its own, invoked as the service would. */
package kepu.local.lambda;
