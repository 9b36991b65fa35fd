package dev.coachstream.http;

import feign.DefaultContract;
import feign.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

/** Feign's own contract, and our marks on its methods. */
final class Marks extends DefaultContract {

    Marks() {
        registerMethodAnnotation(SafeToRepeat.class, (mark, metadata) -> {});
        registerMethodAnnotation(Streamed.class, (mark, metadata) -> {});
    }

    static boolean has(Class<? extends Annotation> mark, Request request) {
        Method method = request.requestTemplate().methodMetadata().method();
        return method.isAnnotationPresent(mark);
    }
}
