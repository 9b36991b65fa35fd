/**
 * How vendors are talked to: {@link dev.coachstream.http.VendorHttp} makes every vendor's Feign client.
 *
 * <p>For each attempt: quota, credential, send, error decoding, retry decision. The Feign glue lives here and nowhere else.
 */
@NullMarked
package dev.coachstream.http;

import org.jspecify.annotations.NullMarked;
