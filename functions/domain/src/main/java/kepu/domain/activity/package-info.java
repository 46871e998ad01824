/** An activity, its form, its statuses and who may do what to it when. */
package kepu.domain.activity;
