package kepu.local.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The headers that are kept with an object and answered with it. */
final class ObjectHeaders {
    private static final String USER = "x-amz-meta-";
    private static final int USER_BYTES = 2048;
    private static final List<String> SYSTEM =
            List.of("cache-control", "content-disposition", "content-encoding", "content-language", "expires");

    private ObjectHeaders() {}

    static Map<String, String> of(Request request) {
        Map<String, String> said = new TreeMap<>(request.allHeaders());
        request.query().parameters().forEach(parameter -> {
            String name = parameter.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(USER)) {
                said.putIfAbsent(name, parameter.getValue());
            }
        });
        return of(said);
    }

    /** Chooses from header or form fields, by lower-case name. */
    static Map<String, String> of(Map<String, String> said) {
        Map<String, String> kept = new TreeMap<>();
        kept.put("content-type", said.getOrDefault("content-type", "binary/octet-stream"));
        SYSTEM.stream().filter(said::containsKey).forEach(name -> kept.put(name, said.get(name)));
        kept.put("content-encoding", withoutFraming(kept.getOrDefault("content-encoding", "")));
        kept.values().removeIf(String::isEmpty);
        int user = 0;
        for (Map.Entry<String, String> entry : said.entrySet()) {
            if (entry.getKey().startsWith(USER)) {
                kept.put(entry.getKey(), entry.getValue());
                user += entry.getKey().length()
                        - USER.length()
                        + entry.getValue().length();
            }
        }
        if (user > USER_BYTES) {
            throw ErrorCode.METADATA_TOO_LARGE.fault().with("Size", user).with("MaxSizeAllowed", USER_BYTES);
        }
        kept.replaceAll((name, value) -> isPlain(value) ? value : encoded(value));
        return kept;
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= 0xff && c != 0x7f);
    }

    /** RFC 2047, in which S3 shows what a header cannot carry as it is. */
    private static String encoded(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** {@code aws-chunked} is a matter of the transfer, not of the object. */
    private static String withoutFraming(String encodings) {
        return Arrays.stream(encodings.split(","))
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("aws-chunked"))
                .collect(Collectors.joining(","));
    }
}
